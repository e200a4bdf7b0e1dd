package io.netsplit.traffic.rollout;

import java.util.List;

/** How the new version takes the place of the old one. */
public sealed interface Strategy {
    /** How often the analysis looks at most, where it looks every {@code intervalNs} and {@code servers} are replaced. */
    int looks(long intervalNs, int servers);

    /** Whether balancers keep the servers of the two versions apart, each request going to one version by a share. */
    boolean splits();

    private static int times(long intervalNs, long durationNs) {
        return Math.toIntExact((durationNs + intervalNs - 1) / intervalNs);
    }

    /**
     * All requests at once go to the other colour (Humble and Farley, "Continuous Delivery", 2010, chapter 10).
     *
     * @param warmed whether the idle colour is warmed up by requests that count for nothing before it is switched to
     * @param watchNs for how long after the switch the analysis looks
     * @param keepNs for how long after the switch the old colour stays up, idle and warm; after that, a switch back must
     *     start it anew
     * @param backNs so long after the switch somebody switches back, whatever the analysis says; -1: nobody does
     */
    record BlueGreen(boolean warmed, long watchNs, long keepNs, long backNs) implements Strategy {
        public BlueGreen {
            if (watchNs < 1 || keepNs < 0 || backNs < -1) {
                throw new IllegalArgumentException(
                        "a colour is watched for longer than 0 ns and kept for 0 ns or more");
            }
        }

        @Override
        public int looks(long intervalNs, int servers) {
            return times(intervalNs, watchNs);
        }

        @Override
        public boolean splits() {
            return true;
        }
    }

    /**
     * A growing share of the requests goes to the new version, while its answers are held against those of the old one (Sato,
     * "CanaryRelease", 2014; Schermann et al., "We're doing it live", IST 2018).
     *
     * @param byClient whether the share is one of clients, each of which stays with its version, and not one of requests
     */
    record Canary(List<Stage> stages, boolean byClient) implements Strategy {
        /** The share of the requests that the new version gets, and for how long at least. */
        public record Stage(double share, long forNs) {
            public Stage {
                if (!(share > 0 && share <= 1) || forNs < 1) {
                    throw new IllegalArgumentException("a stage has a share above 0 and lasts longer than 0 ns");
                }
            }
        }

        public Canary {
            stages = List.copyOf(stages);
            if (stages.isEmpty()) {
                throw new IllegalArgumentException("a canary has at least one stage");
            }
            for (int i = 1; i < stages.size(); i++) {
                if (stages.get(i).share() < stages.get(i - 1).share()) {
                    throw new IllegalArgumentException("the shares of a canary's stages do not fall");
                }
            }
        }

        @Override
        public int looks(long intervalNs, int servers) {
            return stages.stream()
                    .mapToInt(stage -> times(intervalNs, stage.forNs))
                    .sum();
        }

        @Override
        public boolean splits() {
            return true;
        }
    }

    /**
     * Server by server, as a Deployment of Kubernetes does it: at no time more than the wanted number and {@code maxSurge}
     * instances, and never fewer available ones than the wanted number less {@code maxUnavailable}; instances that are on
     * their way out count for neither.
     *
     * @param readiness whether balancers wait until an instance answers; without it, it gets requests from its start on
     * @param minReadyNs how long an instance must have been ready before it counts as available
     * @param progressDeadlineNs after so long without a change for the better the rollout is given up; -1: never
     */
    record Rolling(Bound maxSurge, Bound maxUnavailable, boolean readiness, long minReadyNs, long progressDeadlineNs)
            implements Strategy {
        public Rolling {
            if (maxSurge.isNone() && maxUnavailable.isNone()) {
                throw new IllegalArgumentException(
                        "'max-surge' and 'max-unavailable' cannot both be 0: no instance could ever be replaced");
            }
            if (minReadyNs < 0 || progressDeadlineNs < -1) {
                throw new IllegalArgumentException("times of a rollout are at least 0 ns");
            }
        }

        /** The most instances above the wanted number. */
        int surge(int wanted) {
            return maxSurge.roundedUp(wanted);
        }

        /** The most that may be missing; one where rounding would leave no way to replace anything. */
        int unavailable(int wanted) {
            int rounded = maxUnavailable.roundedDown(wanted);
            return rounded == 0 && surge(wanted) == 0 ? 1 : rounded;
        }

        @Override
        public int looks(long intervalNs, int servers) {
            return servers;
        }

        @Override
        public boolean splits() {
            return false;
        }
    }
}
