package io.netsplit.system.transactional;

import io.netsplit.system.Option;
import io.netsplit.system.OptionException;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import java.util.List;

/**
 * The options of {@link TransactionalKv}, read once per run.
 *
 * @param nodes each with a shard: key k is on node k modulo their number
 */
record StoreOptions(
        Isolation isolation,
        int nodes,
        long lockTimeoutNs,
        long transactionTimeoutNs,
        long resendNs,
        boolean writeLocks,
        boolean readLocks,
        boolean undo,
        boolean oneSnapshot,
        boolean firstCommitterWins,
        boolean forcePrepare,
        boolean forceDecision) {

    /** What a transaction may see of others. */
    enum Isolation {
        READ_UNCOMMITTED,
        READ_COMMITTED,
        SNAPSHOT,
        SERIALIZABLE
    }

    private static final List<String> ISOLATION =
            List.of("read-uncommitted", "read-committed", "snapshot", "serializable");

    static final List<Option> ALL = List.of(
            Option.choice(
                    "isolation",
                    "serializable",
                    ISOLATION,
                    "What transactions may see of each other. Writes hold their locks to the end; reads take none"
                            + " (read-uncommitted), wait for the writer (read-committed), hold theirs to the end too"
                            + " (serializable: strict two-phase locking), or see one snapshot, and of two that overlap and"
                            + " write the same key the first to commit wins (snapshot; Berenson et al., SIGMOD 1995)."),
            Option.duration(
                    "lock-timeout",
                    "50ms",
                    "How long a step waits for a lock, or for a decision on what it would read, before its transaction"
                            + " aborts: this ends deadlocks."),
            Option.duration(
                    "transaction-timeout",
                    "400ms",
                    "How long a transaction may take from its first step to the last vote; a shard that has not voted forgets"
                            + " one that was silent for so long."),
            Option.duration(
                    "resend-interval",
                    "50ms",
                    "How long a node waits for the answer of another one before it asks again: a coordinator for a step, a vote"
                            + " or a timestamp, a shard that voted yes for the decision."),
            Option.flag("write-locks", true, "Writes take locks and hold them to the end (not with snapshot).")
                    .asSafeguard(),
            Option.flag(
                            "read-locks",
                            true,
                            "With serializable: reads hold their locks to the end; else only while they read.")
                    .asSafeguard(),
            Option.flag(
                            "undo-on-abort",
                            true,
                            "An abort takes back what the transaction wrote in place (not with snapshot).")
                    .asSafeguard(),
            Option.flag(
                            "one-snapshot",
                            true,
                            "With snapshot: all reads of a transaction see the same snapshot; else each sees what is newest.")
                    .asSafeguard(),
            Option.flag(
                            "first-committer-wins",
                            true,
                            "With snapshot: a transaction aborts where another one has changed a key that it writes since its"
                                    + " snapshot.")
                    .asSafeguard(),
            Option.flag("force-prepare", true, "What a shard votes yes to is on its disk before it votes.")
                    .asSafeguard(),
            Option.flag(
                            "force-decision",
                            true,
                            "A coordinator's decision to commit is on its disk before anybody hears of it.")
                    .asSafeguard());

    static StoreOptions of(Setup setup) {
        OptionValues values = setup.options();
        Isolation isolation = Isolation.values()[ISOLATION.indexOf(values.choice("isolation"))];
        boolean versions = isolation == Isolation.SNAPSHOT;
        only(values, "write-locks", !versions, "read-uncommitted, read-committed and serializable");
        only(values, "undo-on-abort", !versions, "read-uncommitted, read-committed and serializable");
        only(values, "read-locks", isolation == Isolation.SERIALIZABLE, "serializable");
        only(values, "one-snapshot", versions, "snapshot");
        only(values, "first-committer-wins", versions, "snapshot");
        return new StoreOptions(
                isolation,
                setup.initialNodes(),
                positive(values, "lock-timeout"),
                positive(values, "transaction-timeout"),
                positive(values, "resend-interval"),
                values.flag("write-locks"),
                values.flag("read-locks"),
                values.flag("undo-on-abort"),
                values.flag("one-snapshot"),
                values.flag("first-committer-wins"),
                values.flag("force-prepare"),
                values.flag("force-decision"));
    }

    /** To take away what is not there would have no effect. */
    private static void only(OptionValues values, String option, boolean applies, String where) {
        if (!values.flag(option) && !applies) {
            throw new OptionException(option, "it has no effect with this isolation; use it with " + where);
        }
    }

    private static long positive(OptionValues values, String option) {
        long ns = values.durationNs(option);
        if (ns <= 0) {
            throw new OptionException(option, "it must be longer than zero");
        }
        return ns;
    }

    boolean hasVersions() {
        return isolation == Isolation.SNAPSHOT;
    }

    int shardOf(int key) {
        return key % nodes;
    }
}
