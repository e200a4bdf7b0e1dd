package io.netsplit.workload;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one client was last given along, for each object or for its whole session. */
final class CausalityMemory {
    private static final int MOST_KEYS = 10_000;

    private final Map<Integer, Causality> ofKeys = new LinkedHashMap<>();
    private @Nullable Causality ofSession;

    @Nullable
    Causality recall(int key) {
        return ofSession != null ? ofSession : ofKeys.get(key);
    }

    void remember(int key, @Nullable Causality causality) {
        if (causality == null) {
            return;
        }
        if (causality.ofSession()) {
            ofSession = causality;
            return;
        }
        ofKeys.put(key, causality);
        if (ofKeys.size() > MOST_KEYS) {
            ofKeys.remove(ofKeys.keySet().iterator().next());
        }
    }
}
