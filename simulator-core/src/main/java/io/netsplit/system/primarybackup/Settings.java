package io.netsplit.system.primarybackup;

import io.netsplit.system.Option;
import io.netsplit.system.OptionException;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import io.netsplit.workload.DataType;
import java.util.ArrayList;
import java.util.List;

/**
 * How one run's replicas behave.
 *
 * @param members the first membership, in the order in which backups step in
 * @param mode when a write is acknowledged
 * @param failoverTimeoutNs how long silence must last before a backup steps in
 * @param heartbeatNs between two messages of the primary
 * @param fencing false lets backups promote themselves
 * @param readsAnywhere true lets every replica answer reads
 * @param fsync false answers before the disk has
 * @param sessions false lets retries take effect again
 */
record Settings(
        DataType dataType,
        List<Integer> members,
        Mode mode,
        long failoverTimeoutNs,
        long heartbeatNs,
        boolean fencing,
        boolean readsAnywhere,
        boolean fsync,
        boolean sessions) {
    /** When a primary tells the client that a write is done. */
    enum Mode {
        /** Once it is on the primary's disk. */
        ASYNCHRONOUS("asynchronous"),
        /** Once one backup has it too. */
        SEMI_SYNCHRONOUS("semi-synchronous"),
        /** Once every live backup has it; with fencing, a majority at least. */
        SYNCHRONOUS("synchronous");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        static Mode of(String word) {
            for (Mode mode : values()) {
                if (mode.word.equals(word)) {
                    return mode;
                }
            }
            throw new IllegalArgumentException("no mode is called '" + word + "'");
        }
    }

    private static final String READS_PRIMARY = "primary";
    private static final String READS_ANY = "any";

    static final List<Option> OPTIONS = List.of(
            Option.choice(
                    "mode",
                    Mode.SYNCHRONOUS.word,
                    List.of(Mode.ASYNCHRONOUS.word, Mode.SEMI_SYNCHRONOUS.word, Mode.SYNCHRONOUS.word),
                    "When a write is acknowledged: once the primary's disk has it, once one backup's has it too, or once"
                            + " every live backup's has it. Asynchronous loses acknowledged writes when the primary fails."),
            Option.duration(
                    "failover-timeout",
                    "300ms",
                    "How long a backup hears nothing from the primary before it steps in, and how long a silent backup holds up"
                            + " synchronous writes; the primary's lease is nine tenths of it."),
            Option.duration("heartbeat-interval", "50ms", "How often the primary lets its backups hear from it."),
            Option.choice(
                    "reads",
                    READS_PRIMARY,
                    List.of(READS_PRIMARY, READS_ANY),
                    "Who answers reads: the primary alone, or any replica from what it has applied, which may be stale."),
            Option.flag(
                            "fencing",
                            true,
                            "A primary needs an epoch granted by a majority and a lease renewed by one. Without, a backup promotes"
                                    + " itself and the old primary goes on: split brain.")
                    .asSafeguard(),
            Option.flag(
                            "fsync-before-reply",
                            true,
                            "A replica acknowledges an entry or grants an epoch only once its disk has made it durable.")
                    .asSafeguard(),
            Option.flag(
                            "client-sessions",
                            true,
                            "A retried operation takes effect once, because the state remembers each session's last answer.")
                    .asSafeguard());

    static Settings of(Setup setup) {
        OptionValues values = setup.options();
        List<Integer> members = new ArrayList<>();
        for (int node = 0; node < setup.initialNodes(); node++) {
            members.add(node);
        }
        Settings settings = new Settings(
                setup.dataType(),
                List.copyOf(members),
                Mode.of(values.choice("mode")),
                values.durationNs("failover-timeout"),
                values.durationNs("heartbeat-interval"),
                values.flag("fencing"),
                values.choice("reads").equals(READS_ANY),
                values.flag("fsync-before-reply"),
                values.flag("client-sessions"));
        settings.check();
        return settings;
    }

    private void check() {
        if (heartbeatNs <= 0 || failoverTimeoutNs < 2 * heartbeatNs) {
            throw new OptionException(
                    "failover-timeout",
                    "failover-timeout must be at least twice heartbeat-interval, which must be"
                            + " longer than zero, or every primary is deposed");
        }
    }

    /** How long a primary may go on without a majority: shorter than the timeout by a tenth, for clocks that drift. */
    long leaseNs() {
        return failoverTimeoutNs - failoverTimeoutNs / 10;
    }

    /** How much longer than the backup before it in line a backup waits. */
    long turnNs() {
        return 2 * heartbeatNs;
    }
}
