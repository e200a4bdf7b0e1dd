package io.netsplit.scenario.format.model;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a scenario says about some links. What it does not say stays as it was.
 *
 * @param latency time from sending to arrival, without queueing
 * @param loss share of the messages that are lost, each independently
 * @param burstLoss loss in bursts, on top
 * @param duplicate share of the messages that arrive twice
 * @param reorder share of the messages that are held back, so that later ones overtake them
 * @param corrupt which messages are damaged
 * @param bandwidthBitsPerSecond how fast the link takes messages in
 * @param queueBytes what may wait for the bandwidth; what does not fit is lost
 */
public record LinkSettings(
        Optional<TimeValue> latency,
        OptionalDouble loss,
        Optional<BurstLoss> burstLoss,
        OptionalDouble duplicate,
        OptionalDouble reorder,
        Optional<Corruption> corrupt,
        OptionalLong bandwidthBitsPerSecond,
        OptionalLong queueBytes) {
    /** Says nothing. */
    public static final LinkSettings NONE = new LinkSettings(
            Optional.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty());

    /**
     * @param share of the messages that are damaged
     * @param detected true where the checksum finds the damage and the message is dropped
     */
    public record Corruption(double share, boolean detected) {}

    public boolean isEmpty() {
        return equals(NONE);
    }
}
