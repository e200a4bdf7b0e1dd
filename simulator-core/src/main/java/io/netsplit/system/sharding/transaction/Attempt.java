package io.netsplit.system.sharding.transaction;

import io.netsplit.workload.Request;
import io.netsplit.workload.Step;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A transaction that a router has begun and not ended, under one map. */
final class Attempt {
    final long transaction;
    final int origin;
    final Request request;
    final long beganNs;
    final long version;
    long askedNs;
    boolean proposed;
    private final List<Step> steps;
    private final List<Integer> shardOfStep = new ArrayList<>();
    private final Map<Integer, List<Step>> stepsOf = new LinkedHashMap<>();
    private final Map<Integer, List<@Nullable Object>> votes = new LinkedHashMap<>();

    /**
     * @param beganNs when the client asked, whichever attempt this is
     * @param shardOf the owner of a key in the map of this version
     */
    Attempt(long transaction, int origin, Request request, long beganNs, long version, IntUnaryOperator shardOf) {
        this.transaction = transaction;
        this.origin = origin;
        this.request = request;
        this.beganNs = beganNs;
        this.version = version;
        steps = Step.of(request.input());
        for (Step step : steps) {
            int shard = shardOf.applyAsInt(step.key());
            shardOfStep.add(shard);
            stepsOf.computeIfAbsent(shard, absent -> new ArrayList<>()).add(step);
        }
    }

    boolean isOf(Request other) {
        return request.client() == other.client() && request.serial() == other.serial();
    }

    /** Shards that take part. */
    List<Integer> shards() {
        return List.copyOf(stepsOf.keySet());
    }

    /** Those that have not voted. */
    TreeSet<Integer> missing() {
        TreeSet<Integer> missing = new TreeSet<>(stepsOf.keySet());
        missing.removeAll(votes.keySet());
        return missing;
    }

    List<Step> stepsOf(int shard) {
        return stepsOf.getOrDefault(shard, List.of());
    }

    /** True once all have voted yes. */
    boolean votedYes(int shard, List<@Nullable Object> values) {
        if (stepsOf.containsKey(shard)) {
            votes.put(shard, values);
        }
        return votes.size() == stepsOf.size();
    }

    /** What the client is told: its steps, with what the shards found. */
    List<Object> answer() {
        Map<Integer, Iterator<@Nullable Object>> found = new LinkedHashMap<>();
        votes.forEach((shard, values) -> found.put(shard, values.iterator()));
        Iterator<Integer> shards = shardOfStep.iterator();
        return Step.answer(steps, step -> {
            Iterator<@Nullable Object> values = found.get(shards.next());
            return values == null ? null : values.next();
        });
    }
}
