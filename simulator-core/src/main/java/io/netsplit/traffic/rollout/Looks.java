package io.netsplit.traffic.rollout;

import io.netsplit.traffic.rollout.Analysis.Finding;
import io.netsplit.traffic.rollout.AnalysisSpec.TooFew;
import org.jspecify.annotations.Nullable;

/**
 * The looks of an analysis at one part of a rollout: at intervals while it lasts, and once at its end. Where the end finds too
 * few requests and the rule is to wait, the part lasts on from look to look.
 */
final class Looks {
    private final Rollout rollout;
    private final @Nullable Analysis analysis;
    private int series;

    Looks(Rollout rollout, @Nullable Analysis analysis) {
        this.rollout = rollout;
        this.analysis = analysis;
    }

    /** Looks for {@code forNs}; then either of the two is called, once, unless {@link #end} comes before. */
    void during(long forNs, Runnable onGood, Runnable onWorse) {
        int mine = ++series;
        if (forNs == 0) {
            look(mine, rollout.nowNs(), onGood, onWorse);
        } else {
            next(mine, rollout.nowNs() + forNs, onGood, onWorse);
        }
    }

    /** No more looks at this part. */
    void end() {
        series++;
    }

    private void next(int mine, long endNs, Runnable onGood, Runnable onWorse) {
        long leftNs = endNs - rollout.nowNs();
        long intervalNs = analysis == null ? leftNs : analysis.spec().intervalNs();
        rollout.after(leftNs > 0 ? Math.min(leftNs, intervalNs) : intervalNs, () -> {
            if (mine == series) {
                look(mine, endNs, onGood, onWorse);
            }
        });
    }

    private void look(int mine, long endNs, Runnable onGood, Runnable onWorse) {
        Finding finding = analysis == null ? Finding.NOT_WORSE : analysis.look();
        boolean isDue = rollout.nowNs() >= endNs;
        TooFew tooFew = analysis == null ? TooFew.PROMOTE : analysis.spec().tooFew();
        boolean hasEnough = finding != Finding.TOO_FEW;
        if (finding == Finding.WORSE || isDue && !hasEnough && tooFew == TooFew.ROLL_BACK) {
            end();
            onWorse.run();
        } else if (isDue && (hasEnough || tooFew == TooFew.PROMOTE)) {
            end();
            onGood.run();
        } else {
            next(mine, endNs, onGood, onWorse);
        }
    }
}
