package io.netsplit.traffic.rollout;

/** The new version is started beside the whole of the old one; when all of it is up, requests are shared out between the two. */
abstract sealed class SideBySidePlan implements Plan permits BlueGreenPlan, CanaryPlan {
    final Rollout rollout;
    final Looks looks;
    private boolean isNewUp;

    SideBySidePlan(Rollout rollout, Looks looks) {
        this.rollout = rollout;
        this.looks = looks;
    }

    @Override
    public final void begin() {
        rollout.phase("starting");
        rollout.startAllNew();
    }

    @Override
    public final void changed(int server) {
        if (isNewUp) {
            changed();
        } else if (rollout.isAllNewUp()) {
            isNewUp = true;
            shift();
        }
    }

    /** All of the new version is up, for the first time. */
    abstract void shift();

    /** An instance has come up or has gone since then. */
    void changed() {}

    /** All requests go to the old version again, and the new one stops. */
    final void leaveNew() {
        rollout.share(0, () -> {
            rollout.rolledBack();
            rollout.stopAllNew();
        });
    }
}
