package io.netsplit.traffic.fleet;

import org.jspecify.annotations.Nullable;

/**
 * How balancers find out which servers to use.
 *
 * @param checks questions to the servers at intervals; null: none
 * @param outliers what answers to requests tell; null: nothing
 * @param panicThreshold where a smaller share of a balancer's servers is taken for healthy than this, it uses all of them:
 *     rather a few errors than all load on the few (Envoy's panic threshold). Servers that are to get nothing new are not
 *     counted
 * @param panicsPerZone whether the servers of each zone are counted by themselves. A zone of which none is healthy is then not
 *     used as long as there is another: there, no few would be spared, and the load can go elsewhere
 * @param slowStartNs for how long a server that is back gets only a growing part of what is chosen for it; 0: not at all
 */
public record HealthSpec(
        @Nullable Checks checks,
        @Nullable Outliers outliers,
        double panicThreshold,
        boolean panicsPerZone,
        long slowStartNs) {
    /** Nobody looks: every server is used, whatever happens. */
    public static final HealthSpec NONE = new HealthSpec(null, null, 0, 0);

    /** All servers of a balancer are counted together. */
    public HealthSpec(@Nullable Checks checks, @Nullable Outliers outliers, double panicThreshold, long slowStartNs) {
        this(checks, outliers, panicThreshold, false, slowStartNs);
    }

    /**
     * Active checks, by each balancer of each of its servers.
     *
     * @param intervalNs between two checks of a server
     * @param rise so many good checks in a row make a server healthy
     * @param fall so many bad ones make it unhealthy
     * @param timeoutNs after which an answer that has not come is a bad one
     * @param deep whether a check stands in line like a request. A shallow one is answered by whoever still breathes: it says
     *     that a slow or overloaded server is well.
     */
    public record Checks(long intervalNs, int rise, int fall, long timeoutNs, boolean deep) {
        public Checks {
            if (intervalNs < 1 || rise < 1 || fall < 1 || timeoutNs < 1) {
                throw new IllegalArgumentException("checks have an interval, a rise, a fall and a time-out above 0");
            }
        }
    }

    /**
     * Passive detection of outliers (as Envoy's consecutive errors).
     *
     * @param errors so many errors in a row eject a server
     * @param ejectionNs for how long the first time; the n-th time n times as long
     * @param mostEjected no more than this share of a balancer's servers is ejected at once, but one always may be
     */
    public record Outliers(int errors, long ejectionNs, double mostEjected) {
        public Outliers {
            if (errors < 1 || ejectionNs < 1 || !(mostEjected >= 0 && mostEjected <= 1)) {
                throw new IllegalArgumentException(
                        "outliers need at least 1 error and an ejection above 0 ns, of a share");
            }
        }
    }

    public HealthSpec {
        if (!(panicThreshold >= 0 && panicThreshold <= 1) || slowStartNs < 0) {
            throw new IllegalArgumentException("a panic threshold is a share, and a slow start lasts 0 ns or more");
        }
    }

    boolean isNone() {
        return checks == null && outliers == null;
    }
}
