package org.ecluse.policy.explanation;

import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes a pointer such as {@code /permission/0/constraint/1} for people: permission 1, condition 2. */
final class Places {
    private static final Pattern STEP = Pattern.compile("/([a-zA-Z]+)/(\\d{1,9})");
    private static final Map<String, String> NAMES = Map.of(
            "permission", "where.permission",
            "prohibition", "where.prohibition",
            "obligation", "where.obligation",
            "duty", "where.duty",
            "constraint", "where.constraint",
            "refinement", "where.refinement");

    private Places() {}

    static String say(Words words, String at) {
        var places = new ArrayList<String>();
        var steps = STEP.matcher(at);
        while (steps.find()) {
            var key = NAMES.get(steps.group(1));
            if (key != null) {
                places.add(words.say(key, Integer.toString(1 + Integer.parseInt(steps.group(2)))));
            }
        }
        return places.isEmpty() ? words.say("where.policy") : String.join(", ", places);
    }
}
