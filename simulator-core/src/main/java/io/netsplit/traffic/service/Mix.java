package io.netsplit.traffic.service;

/** Numbers for what has no order of its own: the same for the same parts, whatever happened before. */
final class Mix {
    private Mix() {}

    /** The number of part {@code part} of {@code whole} (the finalizer of SplitMix64). */
    static long of(long whole, long part) {
        long z = whole * 0xD1342543DE82EF95L + (part + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
