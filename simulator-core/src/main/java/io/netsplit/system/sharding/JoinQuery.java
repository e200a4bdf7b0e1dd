package io.netsplit.system.sharding;

import io.netsplit.workload.Request;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A join of whole tables, as one router goes about it: every server of one map has its part, and the last one ends it. */
final class JoinQuery {
    private final int client;
    private final Request request;
    private final int home;
    private final Set<Integer> missing;
    private final List<JoinedRow> rows = new ArrayList<>();
    private @Nullable Object answer;

    /**
     * @param servers all that have a part
     * @param home the one that owns the key that was asked for
     */
    JoinQuery(int client, Request request, List<Integer> servers, int home) {
        this.client = client;
        this.request = request;
        this.home = home;
        this.missing = new LinkedHashSet<>(servers);
    }

    int client() {
        return client;
    }

    Request request() {
        return request;
    }

    List<JoinedRow> rows() {
        return List.copyOf(rows);
    }

    @Nullable
    Object answer() {
        return answer;
    }

    /** True with the last part. */
    boolean arrived(int server, ShardingMessage.JoinPart part) {
        if (missing.remove(server)) {
            rows.addAll(part.rows());
            if (server == home) {
                answer = part.answer();
            }
        }
        return missing.isEmpty();
    }
}
