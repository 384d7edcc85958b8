package org.ecluse.policy.profile;

import static org.ecluse.policy.model.Operator.EQ;
import static org.ecluse.policy.model.Operator.GT;
import static org.ecluse.policy.model.Operator.GTEQ;
import static org.ecluse.policy.model.Operator.LT;
import static org.ecluse.policy.model.Operator.LTEQ;
import static org.ecluse.policy.profile.Operand.Settled.AT_NEGOTIATION;
import static org.ecluse.policy.profile.Operand.Settled.AT_USE;
import static org.ecluse.policy.profile.OperandType.DURATION;
import static org.ecluse.policy.profile.OperandType.EVENT;
import static org.ecluse.policy.profile.OperandType.INSTANT;
import static org.ecluse.policy.profile.OperandType.NUMBER;
import static org.ecluse.policy.profile.OperandType.TERM;
import static org.ecluse.policy.profile.OperandType.TEXT;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.profile.Operand.Settled;

/**
 * The left operands of ODRL 2.2. Which operators go with a duration is what the vocabulary recommends for each of them;
 * what it describes as a position is compared as a text, since it fixes no notation. {@code eq} of a time that runs is
 * what the vocabulary's examples take it for: an elapsed or metered time of an hour is an hour to use, a delay or an
 * interval of an hour is an hour to wait. (ODRL Vocabulary 2.2, section 4.5)
 */
final class OdrlOperands {
    private static final Set<Operator> AT_MOST = EnumSet.of(EQ, LT, LTEQ);
    private static final Set<Operator> AT_LEAST = EnumSet.of(EQ, GT, GTEQ);

    /** Names that the vocabulary keeps for older policies, and the ones that took their place. (Annex A) */
    static final Map<String, String> SUCCESSORS =
            Map.of(iri("device"), iri("systemDevice"), iri("system"), iri("systemDevice"));

    private OdrlOperands() {}

    static List<Operand> all() {
        return List.of(
                // When.
                operand("dateTime", INSTANT, Operators.MEASURING, AT_NEGOTIATION)
                        .assertedBy(Asserter.CLOCK),
                operand("event", EVENT, Operators.HAPPENING, AT_USE),
                operand("delayPeriod", DURATION, AT_LEAST, AT_USE).asWait(),
                operand("elapsedTime", DURATION, AT_MOST, AT_USE).asBudget(),
                operand("meteredTime", DURATION, AT_MOST, AT_USE).asBudget(),
                operand("timeInterval", DURATION, EnumSet.of(EQ), AT_USE).asWait(),
                // Who, what for and in which trade.
                operand("purpose", TERM, Operators.CONTAINING, AT_NEGOTIATION).with(Purposes.bundled()),
                operand("recipient", TERM, Operators.CONTAINING, AT_NEGOTIATION),
                operand("industry", TERM, Operators.CONTAINING, AT_NEGOTIATION),
                operand("product", TERM, Operators.CONTAINING, AT_NEGOTIATION),
                operand("media", TERM, Operators.CONTAINING, AT_USE),
                // Where and by which means.
                operand("spatial", TERM, Operators.CONTAINING, AT_NEGOTIATION),
                operand("spatialCoordinates", TEXT, Operators.WORDING, AT_USE),
                operand("virtualLocation", TERM, Operators.CONTAINING, AT_USE),
                operand("systemDevice", TERM, Operators.CONTAINING, AT_USE),
                operand("deliveryChannel", TERM, Operators.CONTAINING, AT_USE),
                // How often and for how much.
                operand("count", NUMBER, Operators.MEASURING, AT_USE),
                operand("unitOfCount", TERM, Operators.NAMING, AT_USE),
                operand("payAmount", NUMBER, Operators.MEASURING, AT_USE),
                operand("percentage", NUMBER, Operators.MEASURING, AT_USE).with(UnitRule.NONE),
                // In which form.
                operand("fileFormat", TERM, Operators.NAMING, AT_USE),
                operand("language", TERM, Operators.NAMING, AT_USE).with(new Languages()),
                operand("version", TEXT, Operators.WORDING, AT_USE),
                operand("resolution", NUMBER, Operators.MEASURING, AT_USE),
                operand("absoluteSize", NUMBER, Operators.MEASURING, AT_USE),
                operand("relativeSize", NUMBER, Operators.MEASURING, AT_USE).with(UnitRule.NONE),
                // At which place in something larger.
                position("absolutePosition"),
                position("absoluteSpatialPosition"),
                position("absoluteTemporalPosition"),
                position("relativePosition"),
                position("relativeSpatialPosition"),
                position("relativeTemporalPosition"));
    }

    private static Operand position(String term) {
        return operand(term, TEXT, Operators.WORDING, AT_USE);
    }

    private static Operand operand(String term, OperandType type, Set<Operator> operators, Settled settled) {
        return new Operand(iri(term), type, operators, Taxonomy.NAMES, settled);
    }

    private static String iri(String term) {
        return Odrl.NS + term;
    }
}
