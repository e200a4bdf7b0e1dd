package io.netsplit.workload;

/**
 * What transactions of the types list-append and rw-register are like.
 *
 * @param fewestSteps of one transaction
 * @param mostSteps of one transaction; how many it has is drawn evenly from this range
 * @param mostKeys so many different keys at most; 0 where only the steps bound it
 * @param readShare chance of each step to be a read; else it writes or appends
 * @param rotateAfter a key that clients have asked to change so often gives way to a fresh one, so that lists stay short; or
 *     {@link #NEVER}
 */
public record TransactionShape(int fewestSteps, int mostSteps, int mostKeys, double readShare, int rotateAfter) {
    /** A key stays for good. */
    public static final int NEVER = 0;

    /** Most steps that one transaction can have. */
    public static final int MOST_STEPS = 100;

    /** Usual lengths and shares of Elle's generators (Kingsbury and Alvaro, VLDB 2020), which keep keys for 32 writes. */
    public static final TransactionShape DEFAULT = new TransactionShape(1, 4, 0, 0.5, 32);

    public TransactionShape {
        if (fewestSteps < 1 || mostSteps < fewestSteps || mostSteps > MOST_STEPS) {
            throw new IllegalArgumentException(
                    "a transaction has 1 to " + MOST_STEPS + " steps, not " + fewestSteps + " to " + mostSteps);
        }
        if (!(readShare >= 0) || readShare > 1) {
            throw new IllegalArgumentException("the share of reads must be 0 to 1, not " + readShare);
        }
        if (mostKeys < 0 || rotateAfter < 0) {
            throw new IllegalArgumentException("there is no negative number of keys or writes");
        }
    }
}
