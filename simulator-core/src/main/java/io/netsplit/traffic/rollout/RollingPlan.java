package io.netsplit.traffic.rollout;

import io.netsplit.traffic.rollout.Strategy.Rolling;

/**
 * Instance by instance, as the Deployment controller of Kubernetes scales the two replica sets: up to the wanted number and
 * the surge, down as far as enough are available. Rolled back, it does the same the other way round.
 *
 * <p>Left out: instances that fail to start and are started again, and pausing by hand.
 */
final class RollingPlan implements Plan {
    /** How often it looks at instances that nobody started or stopped: the period of a readiness probe. */
    private static final long PROBE_NS = 1_000_000_000;

    private final Rollout rollout;
    private final Rolling strategy;
    private final Looks looks;
    private final int wanted;
    private boolean goesBack;
    private boolean hasEnded;
    private boolean waitsForLook;
    private int looked;
    private int progress = -1;
    private long progressNs;

    RollingPlan(Rollout rollout, Rolling strategy, Looks looks, int wanted) {
        this.rollout = rollout;
        this.strategy = strategy;
        this.looks = looks;
        this.wanted = wanted;
    }

    @Override
    public void begin() {
        rollout.phase("rolling");
        rollout.restartAnalysis();
        progressNs = rollout.nowNs();
        probe();
    }

    private void probe() {
        if (!hasEnded) {
            reconcile();
            watchProgress();
            rollout.after(PROBE_NS, this::probe);
        }
    }

    @Override
    public void changed(int server) {
        reconcile();
        rollout.after(strategy.minReadyNs(), this::reconcile);
    }

    private void reconcile() {
        if (hasEnded || waitsForLook) {
            return;
        }
        int available = rollout.available(!goesBack, strategy.minReadyNs());
        if (!goesBack && available > looked) {
            looked++;
            waitsForLook = true;
            looks.during(0, this::goOn, this::goBack);
            return;
        }
        scaleUp();
        scaleDown();
        if (available == wanted && rollout.running(goesBack) == 0) {
            end();
        }
    }

    private void goOn() {
        waitsForLook = false;
        reconcile();
    }

    private void scaleUp() {
        boolean toNew = !goesBack;
        while (rollout.running(toNew) < wanted
                && rollout.running(true) + rollout.running(false) < wanted + strategy.surge(wanted)
                && rollout.startOne(toNew, strategy.readiness())) {
            // each call starts one
        }
    }

    /** Instances that are not available go first: nobody loses anything by them. */
    private void scaleDown() {
        boolean ofNew = goesBack;
        while (rollout.stopOneUnavailable(ofNew, strategy.minReadyNs())) {
            // each call stops one
        }
        int available =
                rollout.available(true, strategy.minReadyNs()) + rollout.available(false, strategy.minReadyNs());
        while (available > wanted - strategy.unavailable(wanted) && rollout.stopOne(ofNew)) {
            available--;
        }
    }

    private void watchProgress() {
        int now = rollout.available(!goesBack, strategy.minReadyNs()) - rollout.running(goesBack);
        if (now != progress) {
            progress = now;
            progressNs = rollout.nowNs();
        } else if (!goesBack
                && strategy.progressDeadlineNs() >= 0
                && rollout.nowNs() - progressNs >= strategy.progressDeadlineNs()) {
            goBack();
        }
    }

    private void goBack() {
        looks.end();
        waitsForLook = false;
        goesBack = true;
        rollout.decided();
        reconcile();
    }

    private void end() {
        hasEnded = true;
        if (goesBack) {
            rollout.afterNotice(rollout::rolledBack);
        } else {
            rollout.completed();
        }
    }
}
