package io.netsplit.traffic.rollout;

import io.netsplit.traffic.rollout.Strategy.BlueGreen;

/** All at once to the other colour, and back where that was wrong: at once while the old one is kept, after a start later. */
final class BlueGreenPlan extends SideBySidePlan {
    private final BlueGreen strategy;
    private boolean isOldGone;
    private boolean goesBack;
    private boolean isBack;

    BlueGreenPlan(Rollout rollout, BlueGreen strategy, Looks looks) {
        super(rollout, looks);
        this.strategy = strategy;
    }

    @Override
    void shift() {
        if (strategy.warmed()) {
            rollout.phase("warming up");
            rollout.warmUpNew(this::switchOver);
        } else {
            switchOver();
        }
    }

    @Override
    void changed() {
        if (goesBack && !isBack && rollout.isAllOldUp()) {
            switchBack();
        }
    }

    private void switchOver() {
        rollout.share(1, () -> {
            rollout.phase("switched");
            rollout.restartAnalysisOfNew();
            looks.during(strategy.watchNs(), this::good, this::goBack);
            if (strategy.backNs() >= 0) {
                rollout.after(strategy.backNs(), this::goBack);
            }
            rollout.after(strategy.keepNs(), this::stopOld);
        });
    }

    private void good() {
        if (!goesBack && strategy.backNs() < 0) {
            rollout.completed();
        }
    }

    private void stopOld() {
        if (!goesBack) {
            isOldGone = true;
            rollout.stopAllOld();
        }
    }

    private void goBack() {
        if (goesBack) {
            return;
        }
        goesBack = true;
        looks.end();
        rollout.decided();
        if (isOldGone) {
            rollout.startAllOld();
        } else {
            switchBack();
        }
    }

    private void switchBack() {
        isBack = true;
        leaveNew();
    }
}
