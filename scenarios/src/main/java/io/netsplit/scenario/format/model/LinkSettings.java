package io.netsplit.scenario.format.model;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a scenario says about some links. What it does not say stays as it was.
 *
 * @param latency time from sending to arrival, without queueing
 * @param loss how messages are lost
 * @param duplicate share of messages that arrive twice
 * @param reorder which messages are held back
 * @param corrupt which messages are damaged
 * @param bandwidthBitsPerSecond how fast the link takes messages in
 */
public record LinkSettings(
        Optional<TimeValue> latency,
        Optional<Loss> loss,
        OptionalDouble duplicate,
        Optional<Reorder> reorder,
        Optional<Corruption> corrupt,
        OptionalLong bandwidthBitsPerSecond) {
    /** Says nothing. */
    public static final LinkSettings NONE = new LinkSettings(
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty());

    /**
     * @param share of the messages that are held back, so that later ones overtake them
     * @param delay how much later they arrive; where it is not given, by up to the link's own latency again
     */
    public record Reorder(double share, Optional<TimeValue> delay) {}

    /**
     * @param share of the messages that are damaged
     * @param detected true where the checksum finds the damage and the message is dropped
     */
    public record Corruption(double share, boolean detected) {}

    public boolean isEmpty() {
        return equals(NONE);
    }
}
