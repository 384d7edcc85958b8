package org.ecluse.policy.evaluation;

import java.util.List;

record Judgement(String at, Truth truth, List<Reason> reasons) {
    Judgement {
        reasons = List.copyOf(reasons);
    }
}
