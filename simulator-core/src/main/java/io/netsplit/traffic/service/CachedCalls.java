package io.netsplit.traffic.service;

import io.netsplit.kernel.Simulation;
import io.netsplit.random.Prng;
import io.netsplit.stats.TimeWeighted;
import io.netsplit.traffic.cache.Cache;
import io.netsplit.traffic.cache.CacheEntry;
import io.netsplit.traffic.cache.CacheSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cache before the calls of one caller, or of all: which calls it answers, which go on, and what it asks for by itself. */
final class CachedCalls {
    private final GraphRun run;
    private final Simulation simulation;
    private final Edge edge;
    private final CallFigures figures;
    private final CacheSpec spec;
    private final Cache cache;
    private final int balancer;
    /** Keys that are being loaded, with the calls that wait for it. */
    private final Map<Integer, List<Call>> loading = new LinkedHashMap<>();

    private final TimeWeighted unflushed = new TimeWeighted(0, 0);
    private @Nullable CallSite site;
    private long detachedCalls;

    /** @param balancer whom the cache's process asks, which stands where it does */
    CachedCalls(GraphRun run, Edge edge, CacheSpec spec, int balancer, Prng random) {
        this.run = run;
        this.edge = edge;
        this.balancer = balancer;
        this.spec = spec;
        simulation = run.simulation();
        figures = edge.figures;
        cache = new Cache(spec, random, this::evicted);
    }

    /** Answers the call, has it wait, or sends it on. */
    void start(CallSite by, Call call) {
        site = by;
        if (call.write) {
            write(by, call);
            return;
        }
        Cache.Lookup lookup = cache.look(call.item(), simulation.now());
        CacheEntry entry = cache.found();
        if (entry != null && (lookup == Cache.Lookup.HIT || lookup == Cache.Lookup.HIT_AND_REFRESH)) {
            if (lookup == Cache.Lookup.HIT_AND_REFRESH && !loading.containsKey(call.item())) {
                refresh(by, call);
            }
            hit(by, call, entry);
        } else if (lookup == Cache.Lookup.EARLY
                && entry != null
                && spec.coalesces()
                && loading.containsKey(call.item())) {
            // Somebody is early already, and the entry is still good.
            hit(by, call, entry);
        } else {
            load(by, call, lookup == Cache.Lookup.EARLY);
        }
    }

    private void hit(CallSite by, Call call, CacheEntry entry) {
        if (call.isCounted()) {
            figures.add(CallCount.HITS, 1);
            if (entry.version() < run.versions().current(call.item())) {
                figures.add(CallCount.STALE_HITS, 1);
            }
        }
        call.version = entry.version();
        by.end(call, null);
    }

    private void load(CallSite by, Call call, boolean isEarly) {
        if (call.isCounted()) {
            figures.add(CallCount.MISSES, isEarly ? 0 : 1);
            figures.add(CallCount.EARLY, isEarly ? 1 : 0);
        }
        List<Call> waiting = loading.get(call.item());
        if (waiting != null && spec.coalesces()) {
            if (call.isCounted()) {
                figures.add(CallCount.COALESCED, 1);
            }
            waiting.add(call);
            by.waitFor(call);
            return;
        }
        if (waiting == null) {
            loading.put(call.item(), new ArrayList<>(0));
        }
        run.calls().planOf(call).loads = true;
        if (call.isCounted()) {
            figures.add(CallCount.LOADS, 1);
        }
        by.send(call);
    }

    private void refresh(CallSite by, Call like) {
        if (like.isCounted()) {
            figures.add(CallCount.REFRESHES, 1);
            figures.add(CallCount.LOADS, 1);
        }
        loading.put(like.item(), new ArrayList<>(0));
        Call call = detached(by, like.item(), false, like.isCounted());
        run.calls().planOf(call).loads = true;
        by.send(call);
    }

    private Call detached(CallSite by, int item, boolean write, boolean counted) {
        long number = Mix.of(Mix.of(edge.number, item), detachedCalls++);
        Call call = run.calls().take(by, number, simulation.now());
        call.detached = true;
        call.counted(counted);
        call.describe(0, item, write, 0, 0);
        return call;
    }

    private void write(CallSite by, Call call) {
        if (call.isCounted()) {
            figures.add(CallCount.WRITES, 1);
        }
        if (spec.pattern() != CacheSpec.Pattern.WRITE_BACK) {
            by.send(call);
            return;
        }
        boolean isFirst = cache.write(call.item(), run.versions().current(call.item()) + 1, simulation.now());
        unflushed.set(simulation.now(), cache.dirtyWrites());
        if (isFirst) {
            int item = call.item();
            simulation.schedule(spec.flushNs(), () -> flush(by, item));
        }
        call.version = run.versions().current(call.item());
        by.end(call, null);
    }

    private void flush(CallSite by, int item) {
        if (cache.flush(item) > 0) {
            sendFlush(by, item);
        }
    }

    private void sendFlush(CallSite by, int item) {
        unflushed.set(simulation.now(), cache.dirtyWrites());
        if (run.isCounting()) {
            figures.add(CallCount.FLUSHES, 1);
        }
        by.send(detached(by, item, true, run.isCounting()));
    }

    private void evicted(CacheEntry entry) {
        CallSite by = site;
        if (entry.dirtyWrites() > 0 && by != null) {
            sendFlush(by, entry.key());
        }
    }

    /** A call of this cache has ended. True where the cache makes up for its failure. */
    boolean ended(CallSite by, Call call, @Nullable Failure failure) {
        if (call.write) {
            if (failure == null) {
                written(call);
            } else if (call.detached && run.isActive()) {
                int item = call.item();
                simulation.schedule(spec.flushNs(), () -> sendFlush(by, item));
            }
            return false;
        }
        if (call.plan != null && call.plan.waits) {
            leave(call);
        }
        if (call.plan == null || !call.plan.loads) {
            return false;
        }
        if (failure == null) {
            cache.fill(call.item(), call.version, simulation.now(), simulation.now() - call.startedNs());
        }
        CacheEntry old = failure != null && spec.staleIfError() ? cache.entry(call.item()) : null;
        if (old != null) {
            call.version = old.version();
            if (call.isCounted() && !call.detached) {
                figures.add(CallCount.STALE_HITS, old.version() < run.versions().current(call.item()) ? 1 : 0);
                figures.add(CallCount.MISSES, -1);
                figures.add(CallCount.HITS, 1);
            }
        }
        tellWaiting(call, old != null ? null : failure);
        return old != null;
    }

    private void leave(Call call) {
        List<Call> waiting = loading.get(call.item());
        if (waiting != null) {
            waiting.remove(call);
        }
    }

    private void tellWaiting(Call call, @Nullable Failure failure) {
        List<Call> waiting = loading.remove(call.item());
        if (waiting != null) {
            for (Call each : waiting) {
                each.version = call.version;
                run.calls().planOf(each).waits = false;
                each.site.end(each, failure);
            }
        }
    }

    private void written(Call call) {
        if (spec.pattern() == CacheSpec.Pattern.WRITE_THROUGH || spec.pattern() == CacheSpec.Pattern.WRITE_BACK) {
            if (spec.pattern() == CacheSpec.Pattern.WRITE_THROUGH) {
                cache.fill(call.item(), call.version, simulation.now(), simulation.now() - call.startedNs());
            }
        } else if (spec.invalidation() != CacheSpec.Invalidation.NONE) {
            cache.invalidate(call.item());
        }
        if (spec.invalidation() == CacheSpec.Invalidation.ALL) {
            run.caches(edge.callee).forEach(other -> other.hear(this, call));
        }
    }

    /** The origin tells this cache of a write by another; a cut between them loses the message. */
    private void hear(CachedCalls writer, Call write) {
        if (this != writer && !edge.callee.ways.isCut(edge, balancer, write.server())) {
            int item = write.item();
            long wayNs = edge.callee.ways.durationNs(balancer, write.server(), write.number());
            simulation.schedule(wayNs, () -> cache.invalidate(item));
        }
    }

    /** A call that this cache loads or has waiting is no longer wanted. */
    void withdrawn(Call call) {
        List<Call> waiting = loading.get(call.item());
        if (waiting == null) {
            return;
        }
        waiting.remove(call);
        boolean loads = call.plan != null && call.plan.loads;
        if (loads && waiting.isEmpty()) {
            loading.remove(call.item());
        } else if (loads) {
            Call next = waiting.remove(0);
            CallPlan plan = run.calls().planOf(next);
            plan.waits = false;
            plan.loads = true;
            next.site.send(next);
        }
    }

    /** The process that holds this cache has crashed. */
    void crash() {
        figures.add(CallCount.LOST_WRITES, cache.dirtyWrites());
        cache.crash();
        unflushed.set(simulation.now(), 0);
    }

    boolean isShared() {
        return spec.isShared();
    }

    /** Writes that the origin has not got, on average over time. */
    double meanUnflushed() {
        return unflushed.mean(simulation.now());
    }

    void beginCounting() {
        unflushed.reset(simulation.now());
    }
}
