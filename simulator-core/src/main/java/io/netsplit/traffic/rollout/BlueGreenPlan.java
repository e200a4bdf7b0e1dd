package io.netsplit.traffic.rollout;

import io.netsplit.traffic.rollout.Strategy.BlueGreen;

/** All at once to the other colour, and back where that was wrong: at once while the old one is kept, after a start later. */
final class BlueGreenPlan implements Plan {
    private final Rollout rollout;
    private final BlueGreen strategy;
    private final Looks looks;
    private boolean hasSwitched;
    private boolean isOldGone;
    private boolean goesBack;
    private boolean isBack;

    BlueGreenPlan(Rollout rollout, BlueGreen strategy, Looks looks) {
        this.rollout = rollout;
        this.strategy = strategy;
        this.looks = looks;
    }

    @Override
    public void begin() {
        rollout.phase("starting");
        rollout.startAllNew();
    }

    @Override
    public void changed(int server) {
        if (!hasSwitched && rollout.isAllNewUp()) {
            hasSwitched = true;
            if (strategy.warmed()) {
                rollout.phase("warming up");
                rollout.warmUpNew(this::switchOver);
            } else {
                switchOver();
            }
        } else if (goesBack && !isBack && rollout.isAllOldUp()) {
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
        rollout.share(0, () -> {
            rollout.rolledBack();
            rollout.stopAllNew();
        });
    }
}
