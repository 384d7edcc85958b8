package org.ecluse.connector.edc.ending;

import org.eclipse.edc.policy.model.Policy;
import org.eclipse.edc.spi.types.domain.message.ProtocolRemoteMessage;

/** A termination on its way, as the shell's dispatcher takes messages. */
final class Notice extends ProtocolRemoteMessage {
    /** Under the address at which a party takes the protocol's messages. */
    static final String PATH = "/ecluse/terminations";

    private byte[] body = new byte[0];

    private Notice() {}

    byte[] body() {
        return body.clone();
    }

    /** The shell works out by a policy what a token grants; this message asks for what every message does. */
    static Policy terms() {
        return Policy.Builder.newInstance().build();
    }

    /** Builds one. */
    static final class Builder extends ProtocolRemoteMessage.Builder<Notice, Builder> {
        private Builder() {
            super(new Notice());
        }

        static Builder newInstance() {
            return new Builder();
        }

        Builder body(byte[] body) {
            message.body = body.clone();
            return this;
        }

        @Override
        public Builder self() {
            return this;
        }
    }
}
