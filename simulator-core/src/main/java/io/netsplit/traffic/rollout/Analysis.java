package io.netsplit.traffic.rollout;

import io.netsplit.stats.FisherExact;
import io.netsplit.stats.LatencyHistogram;
import io.netsplit.traffic.call.Request;

/** Holds the requests of the new version against those of the old one; see {@link AnalysisSpec} for the rule. */
final class Analysis {
    /** What a look found. */
    enum Finding {
        TOO_FEW,
        NOT_WORSE,
        WORSE
    }

    private final AnalysisSpec spec;
    private final double levelEach;
    private final Sample old;
    private final Sample fresh;

    /**
     * @param looks how often it will look at most
     */
    Analysis(AnalysisSpec spec, int looks) {
        this.spec = spec;
        levelEach = spec.level() / Math.max(1, looks * spec.tests());
        old = new Sample(spec.looksAtLatency());
        fresh = new Sample(spec.looksAtLatency());
    }

    AnalysisSpec spec() {
        return spec;
    }

    /** From now on requests count for both versions. */
    void restart(long nowNs) {
        old.restart(nowNs + spec.delayNs());
        restartNew(nowNs);
    }

    /** From now on requests count for the new version; what the old one did stays counted. */
    void restartNew(long nowNs) {
        fresh.restart(nowNs + spec.delayNs());
    }

    void ended(Request request, boolean isNew, boolean ok, long latencyNs) {
        (isNew ? fresh : old).add(request, ok, latencyNs);
    }

    Finding look() {
        if (fresh.ended() < spec.fewest() || !spec.hasErrorsLimit() && old.ended() < spec.fewest()) {
            return Finding.TOO_FEW;
        }
        return failsMore() || isSlower() ? Finding.WORSE : Finding.NOT_WORSE;
    }

    private boolean failsMore() {
        if (spec.hasErrorsLimit()) {
            return fresh.failed() > spec.errorsLimit() * fresh.ended();
        }
        return FisherExact.moreInFirst(fresh.failed(), fresh.ended(), old.failed(), old.ended()) <= levelEach;
    }

    private boolean isSlower() {
        long ofNew = fresh.latencies().count();
        long ofOld = old.latencies().count();
        if (!spec.looksAtLatency() || ofNew == 0 || ofOld == 0) {
            return false;
        }
        LatencyHistogram both = LatencyHistogram.coarse();
        both.merge(old.latencies());
        both.merge(fresh.latencies());
        long bound = both.quantile(spec.latencyQuantile());
        return FisherExact.moreInFirst(fresh.slowerThan(bound), ofNew, old.slowerThan(bound), ofOld) <= levelEach;
    }
}
