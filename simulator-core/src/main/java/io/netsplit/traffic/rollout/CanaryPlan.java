package io.netsplit.traffic.rollout;

import io.netsplit.traffic.rollout.Strategy.Canary;

/** Stage after stage, each a larger share, as long as no look finds the new version worse. */
final class CanaryPlan extends SideBySidePlan {
    private final Canary strategy;

    CanaryPlan(Rollout rollout, Canary strategy, Looks looks) {
        super(rollout, looks);
        this.strategy = strategy;
    }

    @Override
    void shift() {
        stage(0);
    }

    private void stage(int number) {
        if (number == strategy.stages().size()) {
            promote();
            return;
        }
        Canary.Stage stage = strategy.stages().get(number);
        rollout.share(stage.share(), () -> {
            rollout.phase("canary " + Rollout.percent(stage.share()));
            rollout.restartAnalysis();
            looks.during(stage.forNs(), () -> stage(number + 1), this::rollBack);
        });
    }

    private void promote() {
        rollout.share(1, () -> {
            rollout.completed();
            rollout.stopAllOld();
        });
    }

    private void rollBack() {
        rollout.decided();
        leaveNew();
    }
}
