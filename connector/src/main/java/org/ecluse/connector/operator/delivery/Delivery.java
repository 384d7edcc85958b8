package org.ecluse.connector.operator.delivery;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.ecluse.connector.operator.Wording;
import org.ecluse.contracts.payment.Due;
import org.ecluse.policy.Problem;

/** What came of asking for a contract's data. */
public sealed interface Delivery {

    /**
     * The bytes are coming; the caller closes the body.
     *
     * @param length where the provider said it
     * @param headers what the provider says of the content, such as its type
     */
    record Streaming(InputStream body, OptionalLong length, Map<String, String> headers) implements Delivery {}

    /**
     * Not now, and why.
     *
     * @param explanation for people
     * @param due what is to be paid first, where that is the reason
     */
    record Refused(Problem problem, Wording explanation, Optional<Due> due) implements Delivery {}

    default <T> T fold(Function<Streaming, T> streaming, Function<Refused, T> refused) {
        return this instanceof Streaming s ? streaming.apply(s) : refused.apply((Refused) this);
    }
}
