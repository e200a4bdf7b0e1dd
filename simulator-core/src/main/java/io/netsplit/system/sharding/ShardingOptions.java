package io.netsplit.system.sharding;

import io.netsplit.system.Option;
import io.netsplit.system.OptionException;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import java.util.ArrayList;
import java.util.List;

/**
 * How one run's servers place and move keys.
 *
 * @param placing which server owns which keys
 * @param ranges when ranges are split and merged, where they are
 * @param preloaded every key has a record from the beginning; else from its first write
 * @param valueBytes size of a record
 * @param bitsPerSecond how fast one server sends what it hands over
 * @param doubleWrite writes go to the new owner as well while it is sent the rest
 * @param readFanOut keys that a read asks for
 * @param joinKeys so many first keys are referred to by the others; 0: none
 * @param join how rows come together that refer to each other
 * @param coPartitioned keys are placed with those that they refer to
 * @param gatherTimeoutNs how long it waits for all of them, or {@link OptionValues#OFF}
 * @param refreshNs how often a router asks for a newer map, or {@link OptionValues#OFF}
 * @param waitForCopy false lets the new owner begin before it has the data
 * @param checkBounds false lets a server answer for what was once in a range of its own
 * @param colocate false merges ranges that are on different servers
 * @param joinByOneMap false lets every server scan by its own map
 * @param joinWaits false joins what is there first
 * @param fencing false lets the old owner go on until it hears of the new one
 * @param trackDirty false forgets what was written behind the copy
 * @param newestWins false lets a late copy replace what is newer
 * @param fsync false answers before the disk has it
 * @param sessions false lets retries take effect again
 */
record ShardingOptions(
        PlacementOptions placing,
        RangeThresholds ranges,
        boolean preloaded,
        int valueBytes,
        long bitsPerSecond,
        boolean doubleWrite,
        int readFanOut,
        int joinKeys,
        JoinStrategy join,
        boolean coPartitioned,
        long gatherTimeoutNs,
        long refreshNs,
        boolean waitForCopy,
        boolean checkBounds,
        boolean colocate,
        boolean joinByOneMap,
        boolean joinWaits,
        boolean fencing,
        boolean trackDirty,
        boolean newestWins,
        boolean fsync,
        boolean sessions) {
    private static final String COPY_THEN_SWITCH = "copy-then-switch";
    private static final String DOUBLE_WRITE = "double-write";
    private static final String DEFAULT_MERGE_BELOW = "50%";
    private static final String DEFAULT_BALANCE_INTERVAL = "1s";
    private static final int MOST_JOINED = 100_000;
    private static final int MOST_VALUE_BYTES = 1 << 24;

    static final List<Option> OPTIONS = options();

    private static List<Option> options() {
        List<Option> all = new ArrayList<>(PlacementOptions.OPTIONS);
        all.addAll(records());
        all.addAll(reading());
        all.addAll(splitting());
        all.addAll(moving());
        all.addAll(safeguards());
        return List.copyOf(all);
    }

    private static List<Option> records() {
        return List.of(
                Option.integer("value-size", 1024, "Bytes of a record."),
                Option.flag(
                        "preloaded",
                        true,
                        "Every key of the workload has a record from the beginning, though it reads as absent until it is"
                                + " written. Otherwise a record comes into being with the key's first write."));
    }

    private static List<Option> reading() {
        return List.of(
                Option.integer(
                        "read-fan-out",
                        1,
                        "How many neighbouring keys a read asks for, each of its own server; the last answer ends it, and the client"
                                + " sees the first key."),
                Option.integer(
                        "join-keys",
                        0,
                        "The first so many keys are rows that the others refer to, as orders to customers: key k refers to key k modulo"
                                + " this number, and to read it is to join both rows. 0 for no joins."),
                Option.choice(
                        "join",
                        "rows",
                        JoinStrategy.words(),
                        "With join-keys: a read of a row that refers to another one joins these two (rows); or a read of one of the"
                                + " first keys is a query that joins all rows of both tables: every server sends the rows of both"
                                + " to where their reference hashes to (shuffle), or those that are referred to to all servers"
                                + " (broadcast), no faster than transfer-rate (DeWitt & Gray, CACM 1992)."),
                Option.flag(
                        "co-partitioned",
                        false,
                        "With join-keys: a key is placed together with the one that it refers to, so that both rows of a join are on"
                                + " one server."),
                Option.optionalDuration(
                        "gather-timeout",
                        "off",
                        "How long a router waits for the parts of a read of several keys; then the first key is enough. Off waits"
                                + " for all."),
                Option.optionalDuration(
                        "map-refresh",
                        "1s",
                        "How often a router asks for a newer map; off leaves it to the servers, which redirect."));
    }

    private static List<Option> splitting() {
        return List.of(
                Option.integer(
                        "split-above-keys",
                        0,
                        "With range: a range with more records than this is split at the middle one; 0 for never. Slots are then"
                                + " the ranges that there are at first, or one for each server."),
                Option.number(
                        "split-above-rate",
                        "0",
                        "With range: a range with more requests per second than this is split where half of them are on either"
                                + " side; 0 for never. Ranges go from the busiest server to the one with least to do."),
                Option.percentage(
                        "merge-below",
                        DEFAULT_MERGE_BELOW,
                        "Neighbouring ranges that together have less than this part of what would split them are put together"
                                + " on one server and merged; 0% for never."),
                Option.duration(
                        "balance-interval",
                        DEFAULT_BALANCE_INTERVAL,
                        "How often servers report the load of their ranges, and the coordinator splits, merges and moves them."));
    }

    private static List<Option> moving() {
        return List.of(
                Option.choice(
                        "migration",
                        COPY_THEN_SWITCH,
                        List.of(COPY_THEN_SWITCH, DOUBLE_WRITE),
                        "How keys move: the old owner sends a copy, then what was written meanwhile, and stops for the switch; or it"
                                + " sends every write to the new owner as well while the copy is under way, and acknowledges it"
                                + " once both have it."),
                Option.bandwidth("transfer-rate", "20MiB/s", "How fast one server sends what it hands over."));
    }

    private static List<Option> safeguards() {
        return List.of(
                Option.flag(
                                "wait-for-copy",
                                true,
                                "The new owner begins once it has everything. Without, it begins at once, and the data follow:"
                                        + " switch, then copy.")
                        .asSafeguard(),
                Option.flag(
                                "fencing",
                                true,
                                "The old owner stops, and has it on its disk, before the new one begins. Without, it goes on until"
                                        + " it hears of it.")
                        .asSafeguard(),
                Option.flag(
                                "track-dirty-keys",
                                true,
                                "With copy-then-switch: keys that are written behind the copy are sent again.")
                        .asSafeguard(),
                Option.flag(
                                "check-bounds",
                                true,
                                "A server looks whether a key is within its ranges. Without, it takes a router's word for it, whose"
                                        + " map may be from before a split.")
                        .asSafeguard(),
                Option.flag(
                                "colocate-before-merge",
                                true,
                                "Ranges are merged once they are on the same server. Without, one of two servers has both at once.")
                        .asSafeguard(),
                Option.flag(
                                "join-by-one-map",
                                true,
                                "With join shuffle or broadcast: all servers scan what they own by one map, and none while it hands"
                                        + " over; else a query begins anew. Without, each scans by its own map.")
                        .asSafeguard(),
                Option.flag(
                                "join-waits-for-all",
                                true,
                                "With join shuffle or broadcast: a server joins once it has the rows of all servers. Without, it"
                                        + " joins what is there first.")
                        .asSafeguard(),
                Option.flag(
                                "newest-version-wins",
                                true,
                                "A copy that comes late never replaces a newer version of a key.")
                        .asSafeguard(),
                Option.flag(
                                "fsync-before-reply",
                                true,
                                "A server acknowledges, copies and hands over only what its disk has made durable.")
                        .asSafeguard(),
                Option.flag(
                                "client-sessions",
                                true,
                                "A retried operation takes effect once, because each key remembers the sessions' last answers, and"
                                        + " takes them along when it moves.")
                        .asSafeguard());
    }

    static ShardingOptions of(OptionValues values) {
        return new ShardingOptions(
                PlacementOptions.of(values),
                new RangeThresholds(
                        values.integer("split-above-keys"),
                        values.number("split-above-rate"),
                        values.share("merge-below"),
                        values.durationNs("balance-interval")),
                values.flag("preloaded"),
                values.integer("value-size"),
                values.bitsPerSecond("transfer-rate"),
                values.choice("migration").equals(DOUBLE_WRITE),
                values.integer("read-fan-out"),
                values.integer("join-keys"),
                JoinStrategy.of(values.choice("join")),
                values.flag("co-partitioned"),
                values.durationNs("gather-timeout"),
                values.durationNs("map-refresh"),
                values.flag("wait-for-copy"),
                values.flag("check-bounds"),
                values.flag("colocate-before-merge"),
                values.flag("join-by-one-map"),
                values.flag("join-waits-for-all"),
                values.flag("fencing"),
                values.flag("track-dirty-keys"),
                values.flag("newest-version-wins"),
                values.flag("fsync-before-reply"),
                values.flag("client-sessions"));
    }

    /** Refuses what cannot be, for so many keys and servers. */
    void check(Setup setup, int servers) {
        placing.check(setup.keys(), servers);
        checkRanges();
        if (valueBytes < 1 || valueBytes > MOST_VALUE_BYTES) {
            throw new OptionException("value-size", "it must be 1 to " + MOST_VALUE_BYTES + " bytes");
        }
        if (bitsPerSecond <= 0) {
            throw new OptionException("transfer-rate", "it must be more than 0, or nothing ever moves");
        }
        if (readFanOut < 1 || readFanOut > setup.keys()) {
            throw new OptionException("read-fan-out", "there are " + setup.keys() + " keys: choose from 1 to that");
        }
        checkJoins(setup.keys());
        if (gatherTimeoutNs == 0) {
            throw new OptionException("gather-timeout", "it must be longer than zero, or off");
        }
        if (refreshNs == 0) {
            throw new OptionException("map-refresh", "it must be longer than zero, or off");
        }
    }

    private void checkJoins(int keys) {
        if (joinKeys < 0 || joinKeys >= keys) {
            throw new OptionException(
                    "join-keys", "there are " + keys + " keys: fewer than that can be referred to by the others");
        }
        if (joinKeys > 0 && readFanOut > 1) {
            throw new OptionException(
                    "read-fan-out", "with 'join-keys' a read asks for two keys already: leave one out");
        }
        if (join.joinsTables() && (joinKeys == 0 || coPartitioned || !preloaded)) {
            throw new OptionException(
                    "join",
                    "to join tables it needs 'join-keys', every row from the beginning ('preloaded'), and keys that are placed"
                            + " by themselves");
        }
        if (join.joinsTables() && keys > MOST_JOINED) {
            throw new OptionException(
                    "join", "it joins at most " + MOST_JOINED + " rows, and there are " + keys + " keys");
        }
        if (!join.joinsTables() && !(joinByOneMap && joinWaits)) {
            throw new OptionException(
                    joinByOneMap ? "join-waits-for-all" : "join-by-one-map",
                    "only joins of whole tables can do without: use it with 'join: shuffle' or 'join: broadcast'");
        }
        boolean apart = joinKeys == 0 || placing.slots() > 0 || placing.placement() == PlacementWord.RANGE;
        if (coPartitioned && apart) {
            throw new OptionException(
                    "co-partitioned",
                    "it needs 'join-keys', and does not go with slots and ranges, which put keys together by themselves");
        }
    }

    private void checkRanges() {
        boolean isRange = placing.placement() == PlacementWord.RANGE;
        if (ranges.keys() < 0 || ranges.keys() > 0 && !isRange) {
            throw new OptionException(
                    "split-above-keys", "it must be a number of records, and needs 'placement: range'");
        }
        if (!(ranges.perSecond() >= 0) || ranges.perSecond() > 0 && !isRange) {
            throw new OptionException("split-above-rate", "it must be a rate, and needs 'placement: range'");
        }
        if (ranges.mergeBelow() >= 1) {
            throw new OptionException(
                    "merge-below",
                    "at 100% and above, what was split would be merged again, for ever; take less, as 50%");
        }
        if (ranges.intervalNs() <= 0) {
            throw new OptionException("balance-interval", "it must be longer than zero");
        }
    }
}
