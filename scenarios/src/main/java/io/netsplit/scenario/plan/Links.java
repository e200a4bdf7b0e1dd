package io.netsplit.scenario.plan;

import io.netsplit.network.BurstLoss;
import io.netsplit.network.LinkChange;
import io.netsplit.network.LinkSettings;
import io.netsplit.scenario.format.model.TimeDistributions;

/** What a scenario says of links, laid over what they are. */
final class Links {
    private Links() {}

    /** {@code settings} with what {@code says} says. */
    static LinkSettings over(LinkSettings settings, io.netsplit.scenario.format.model.LinkSettings says) {
        LinkSettings result = settings;
        if (says.latency().isPresent()) {
            result = result.withLatency(TimeDistributions.of(says.latency().get()));
        }
        if (says.loss().isPresent()) {
            result = result.withLoss(says.loss().getAsDouble());
        }
        if (says.burstLoss().isPresent()) {
            result = result.withBursts(bursts(says.burstLoss().get()));
        }
        if (says.duplicate().isPresent()) {
            result = result.withDuplicate(says.duplicate().getAsDouble());
        }
        if (says.reorder().isPresent()) {
            result = result.withReorder(says.reorder().getAsDouble());
        }
        if (says.corrupt().isPresent()) {
            result = result.withCorrupt(
                    says.corrupt().get().share(), says.corrupt().get().detected());
        }
        if (says.bandwidthBitsPerSecond().isPresent()) {
            result = result.withBandwidth(says.bandwidthBitsPerSecond().getAsLong());
        }
        if (says.queueBytes().isPresent()) {
            result = result.withQueueBytes(says.queueBytes().getAsLong());
        }
        return result;
    }

    /** What makes links worse for a while. */
    static LinkChange change(io.netsplit.scenario.format.model.LinkSettings says) {
        LinkChange result = LinkChange.NONE
                .withLoss(says.loss().orElse(0))
                .withDuplicate(says.duplicate().orElse(0))
                .withReorder(says.reorder().orElse(0))
                .withBandwidth(says.bandwidthBitsPerSecond().orElse(0));
        if (says.latency().isPresent()) {
            result = result.withLatency(TimeDistributions.of(says.latency().get()));
        }
        if (says.burstLoss().isPresent()) {
            result = result.withBursts(bursts(says.burstLoss().get()));
        }
        if (says.corrupt().isPresent()) {
            result = result.withCorrupt(
                    says.corrupt().get().share(), !says.corrupt().get().detected());
        }
        if (says.queueBytes().isPresent()) {
            throw new IllegalArgumentException("a fault cannot change how much a link's queue holds");
        }
        return result;
    }

    private static BurstLoss bursts(io.netsplit.scenario.format.model.BurstLoss says) {
        return new BurstLoss(says.enter(), says.leave(), says.loss());
    }
}
