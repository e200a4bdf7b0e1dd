package io.netsplit.random;

import java.nio.charset.StandardCharsets;

/**
 * xoshiro256++ (Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM TOMS 2021), seeded by
 * SplitMix64 from the run's seed and the stream's name. All derived draws are specified here, in integer arithmetic or
 * {@link StrictMath}, so that a stream is the same on every machine and JDK.
 */
public final class Prng {
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    private final long identity;

    private Prng(long identity) {
        this.identity = identity;
        seed(identity);
    }

    private void seed(long from) {
        long z = from;
        s0 = mix(z += 0x9E3779B97F4A7C15L);
        s1 = mix(z += 0x9E3779B97F4A7C15L);
        s2 = mix(z += 0x9E3779B97F4A7C15L);
        s3 = mix(z + 0x9E3779B97F4A7C15L);
    }

    /** A generator in a given state, for comparison with published outputs. */
    Prng(long s0, long s1, long s2, long s3) {
        this.identity = s0;
        this.s0 = s0;
        this.s1 = s1;
        this.s2 = s2;
        this.s3 = s3;
    }

    /** The stream called {@code name} of the run with this seed. */
    public static Prng of(long seed, String name) {
        return new Prng(derive(seed, name));
    }

    /**
     * The stream called {@code name} below this one. It depends on where this stream came from and on the name, never on
     * what was drawn, so that one more draw or one more fork leaves all other streams as they were.
     */
    public Prng fork(String name) {
        return new Prng(derive(identity, name));
    }

    /**
     * Goes to the start of the numbered part {@code number} of this stream, which depends on where this stream came from and
     * on the number alone: the draws for the i-th request are the same, whoever asks for them and when.
     */
    public void jumpTo(long number) {
        seed(identity ^ mix(number + 0x632BE59BD9B4E019L));
    }

    private static long derive(long parent, String name) {
        long hash = FNV_OFFSET;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
        }
        return mix(parent) ^ Long.rotateLeft(mix(hash), 17);
    }

    /** 64 uniform bits. */
    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Uniform in [0, bound), without bias (Lemire, "Fast Random Integer Generation in an Interval", 2019). */
    public long nextLong(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive, not " + bound);
        }
        long x = nextLong();
        long low = x * bound;
        if (Long.compareUnsigned(low, bound) < 0) {
            long threshold = Long.remainderUnsigned(-bound, bound);
            while (Long.compareUnsigned(low, threshold) < 0) {
                x = nextLong();
                low = x * bound;
            }
        }
        return Math.multiplyHigh(x, bound) + ((x >> 63) & bound);
    }

    /** Uniform in [0, bound). */
    public int nextInt(int bound) {
        return (int) nextLong(bound);
    }

    /** Uniform in [from, to], both included. */
    public long between(long from, long to) {
        if (from > to || to - from + 1 <= 0) {
            throw new IllegalArgumentException("no range from " + from + " to " + to);
        }
        return from + nextLong(to - from + 1);
    }

    /** Uniform in [0, 1) with 53 bits. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Exponential with mean 1, at least 0. */
    public double nextExponential() {
        return Ziggurat.exponential(this);
    }

    /** Normal with mean 0 and standard deviation 1. */
    public double nextGaussian() {
        return Ziggurat.normal(this);
    }

    /** True with this probability. */
    public boolean chance(double probability) {
        return probability > 0 && nextDouble() < probability;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
