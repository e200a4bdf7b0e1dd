package io.netsplit.check.linearizability.evidence;

import io.netsplit.history.Operation;
import java.util.List;
import java.util.TreeSet;

/**
 * How instants are told: "12.310 s", with as many digits as it takes to tell those of the evidence apart that are; or, where
 * nobody knows the time, "line 17".
 */
final class Instants {
    private static final long SECOND = 1_000_000_000;
    private static final int[] DIGITS = {3, 6, 9};

    private final String positionWord;
    private final int digits;

    Instants(String positionWord, List<Operation> evidence) {
        this.positionWord = positionWord;
        digits = digits(evidence);
    }

    /** The fewest with which who came first can be seen. */
    private static int digits(List<Operation> evidence) {
        TreeSet<Long> completions = new TreeSet<>();
        for (Operation operation : evidence) {
            if (operation.isOk()) {
                completions.add(operation.completedNs());
            }
        }
        for (int digits : DIGITS) {
            long unit = unit(digits);
            TreeSet<Long> told = new TreeSet<>();
            completions.forEach(time -> told.add(time / unit));
            if (told.size() == completions.size()) {
                return digits;
            }
        }
        return DIGITS[DIGITS.length - 1];
    }

    private static long unit(int digits) {
        return digits == 3 ? 1_000_000 : digits == 6 ? 1_000 : 1;
    }

    /** Behind "at", "by" or "from". */
    String tell(long time) {
        if (!positionWord.isEmpty()) {
            return positionWord + " " + time;
        }
        long unit = unit(digits);
        String fraction = Long.toString(SECOND / unit + time % SECOND / unit).substring(1);
        return time / SECOND + "." + fraction + " s";
    }
}
