package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Option;

/** What is done with requests for an offer: at once, by a person, or not. */
final class HandlingOptions {
    @Option(names = "--approval", descriptionKey = "handling.approval")
    private boolean approval;

    @Option(names = "--narrower", paramLabel = "accept|ask|refuse", descriptionKey = "handling.narrower")
    private String within;

    @Option(names = "--wider", paramLabel = "ask|counter|refuse", descriptionKey = "handling.wider")
    private String beyond;

    @Option(names = "--decide-within", paramLabel = "P14D", descriptionKey = "handling.decide-within")
    private String decideWithin;

    @Option(names = "--remind-before", paramLabel = "P2D", descriptionKey = "handling.remind-before")
    private String remindBefore;

    /** {@code handling}, or nothing where nothing was typed. */
    ObjectNode members() {
        Members typed = new Members()
                .text("within", within)
                .text("beyond", beyond)
                .text("decideWithin", decideWithin)
                .text("remindBefore", remindBefore);
        if (approval) {
            typed.member("approval", BooleanNode.TRUE);
        }
        ObjectNode handling = typed.object();
        return handling.isEmpty()
                ? handling
                : new Members().member("handling", handling).object();
    }
}
