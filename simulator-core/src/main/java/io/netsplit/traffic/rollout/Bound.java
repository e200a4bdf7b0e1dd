package io.netsplit.traffic.rollout;

/**
 * So many instances, or a share of those that are wanted, as Kubernetes takes {@code maxSurge} and {@code maxUnavailable}.
 *
 * @param share 0 where the count is said
 */
public record Bound(int count, double share) {
    public static Bound of(int count) {
        return new Bound(count, 0);
    }

    public static Bound share(double share) {
        return new Bound(0, share);
    }

    public Bound {
        if (count < 0 || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a bound is a number of instances of at least 0, or a share");
        }
    }

    boolean isNone() {
        return count == 0 && share == 0;
    }

    /** Of {@code wanted} instances, rounded up: a surge. */
    int roundedUp(int wanted) {
        return count + (int) Math.ceil(share * wanted - 1e-9);
    }

    /** Of {@code wanted} instances, rounded down: those that may be missing. */
    int roundedDown(int wanted) {
        return count + (int) Math.floor(share * wanted + 1e-9);
    }
}
