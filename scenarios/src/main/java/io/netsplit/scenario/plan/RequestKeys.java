package io.netsplit.scenario.plan;

import io.netsplit.random.Zipf;
import io.netsplit.scenario.format.model.Workload;
import io.netsplit.scenario.format.word.KeyChoice;
import io.netsplit.traffic.arrival.Popularity;
import java.util.Optional;

/** What the requests of the traffic lab ask for. */
final class RequestKeys {
    /** Of all keys, where the file does not say how many are hot. */
    private static final int A_FIFTH = 5;

    private RequestKeys() {}

    /** Empty where all ask for the same. */
    static Optional<Popularity> of(Workload workload) {
        Workload.Keys keys = workload.keys();
        if (keys.count() == 1) {
            return Optional.empty();
        }
        if (keys.choice() == KeyChoice.HOTSPOT) {
            int hot = keys.hotSpot().keys().orElse(Math.max(1, keys.count() / A_FIFTH));
            long moveEveryNs = keys.hotSpot().moveEveryNs().orElse(0L);
            return Optional.of(
                    new Popularity.HotSpot(keys.count(), hot, keys.hotSpot().share(), moveEveryNs));
        }
        double skew = keys.choice() == KeyChoice.ZIPFIAN ? keys.skew() : 0;
        return Optional.of(Popularity.of(new Zipf(keys.count(), skew)));
    }
}
