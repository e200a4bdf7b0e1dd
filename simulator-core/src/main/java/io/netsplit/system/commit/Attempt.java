package io.netsplit.system.commit;

import io.netsplit.workload.Request;
import io.netsplit.workload.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A transaction that a coordinator has begun and not ended. */
final class Attempt {
    final long transaction;
    final int origin;
    final Request request;
    final long beganNs;
    private final List<Step> steps;
    private final Map<Integer, List<Step>> stepsOf = new LinkedHashMap<>();
    private final Map<Integer, List<@Nullable Object>> votes = new LinkedHashMap<>();
    private final CommitOptions options;
    boolean proposed;

    Attempt(long transaction, int origin, Request request, long beganNs, CommitOptions options) {
        this.transaction = transaction;
        this.origin = origin;
        this.request = request;
        this.beganNs = beganNs;
        this.options = options;
        this.steps = Step.of(request.input());
        for (Step step : steps) {
            stepsOf.computeIfAbsent(options.participantOf(step.key()), node -> new ArrayList<>())
                    .add(step);
        }
    }

    /** Who takes part, and with which steps. */
    Map<Integer, List<Step>> stepsOf() {
        return stepsOf;
    }

    /** True once all have voted yes. */
    boolean votedYes(int participant, List<@Nullable Object> values) {
        if (stepsOf.containsKey(participant)) {
            votes.put(participant, values);
        }
        return votes.size() == stepsOf.size();
    }

    /** What the client is told: its steps, with what the participants found. */
    List<Object> answer() {
        Map<Integer, ArrayDeque<Object[]>> found = new LinkedHashMap<>();
        votes.forEach((node, values) -> {
            ArrayDeque<Object[]> queue = new ArrayDeque<>();
            for (Object value : values) {
                queue.add(new @Nullable Object[] {value});
            }
            found.put(node, queue);
        });
        return Step.answer(steps, step -> {
            ArrayDeque<Object[]> queue = found.get(options.participantOf(step.key()));
            return queue == null ? null : queue.remove()[0];
        });
    }
}
