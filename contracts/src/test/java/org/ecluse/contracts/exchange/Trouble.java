package org.ecluse.contracts.exchange;

/**
 * What goes wrong in a run, as probabilities for each message or each commit.
 *
 * @param lost a message never arrives
 * @param unanswered it arrives, and its answer is lost
 * @param doubled it arrives twice
 * @param crash the process dies at a commit, before it or after it
 * @param walksAway a person ends the process at some moment
 */
public record Trouble(double lost, double unanswered, double doubled, double crash, double walksAway) {
    public static final Trouble NONE = new Trouble(0, 0, 0, 0, 0);
}
