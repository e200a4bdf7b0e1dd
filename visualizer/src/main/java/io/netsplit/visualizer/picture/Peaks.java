package io.netsplit.visualizer.picture;

import java.util.Arrays;

/** What a scale of counts reaches to: the largest, unless few of them are so much larger that the rest could not be seen. */
final class Peaks {
    private static final double USUAL_SHARE = 0.98;
    private static final int TIMES_MAX = 4;

    private Peaks() {}

    static int of(int[] counts) {
        int[] some = Arrays.stream(counts).filter(count -> count > 0).sorted().toArray();
        if (some.length == 0) {
            return 1;
        }
        int usual = some[(int) ((some.length - 1) * USUAL_SHARE)];
        return (int) Math.min(some[some.length - 1], (long) TIMES_MAX * usual);
    }
}
