package io.netsplit.system.multiprimary;

import io.netsplit.workload.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each client session was last answered, by this node or by one whose update has come here: a retry takes effect once
 * wherever the first attempt is known. At a node that has not heard of it, it takes effect again.
 */
final class Sessions {
    /** The last update of a session. */
    record Last(long serial, @Nullable Object output) {}

    private final Map<Integer, Last> sessions = new LinkedHashMap<>();

    void note(Update update) {
        Last last = sessions.get(update.client());
        if (last == null || last.serial() < update.serial()) {
            sessions.put(update.client(), new Last(update.serial(), update.output()));
        }
    }

    /** The session's last update where it is this request or a later one, else null. */
    @Nullable
    Last done(Request request) {
        Last last = sessions.get(request.client());
        return last != null && last.serial() >= request.serial() ? last : null;
    }
}
