package io.netsplit.system.primarybackup;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a primary knows of its backups: how far each is, and when it was last heard. */
final class Backups {
    private static final long NEVER_NS = Long.MIN_VALUE / 2;

    private static final class Backup {
        private long nextIndex;
        private long matchIndex;
        private long heardNs;
        private long answeredSentNs;
        private boolean unanswered;
        private boolean known;

        private Backup(long nextIndex, long heardNs, long answeredSentNs) {
            this.nextIndex = nextIndex;
            this.heardNs = heardNs;
            this.answeredSentNs = answeredSentNs;
        }
    }

    private final Settings settings;
    private final int self;
    private final long promisedNs;
    private final Map<Integer, Backup> backups = new LinkedHashMap<>();
    private List<Integer> members = List.of();

    /** {@code promisedNs} is since when a majority has promised to grant nobody else an epoch. */
    Backups(Settings settings, int self, long promisedNs) {
        this.settings = settings;
        this.self = self;
        this.promisedNs = promisedNs;
    }

    /** These are the members now; new ones are taken for live, and to have the log up to {@code lastIndex}. */
    void become(List<Integer> newMembers, long lastIndex, long nowNs) {
        long newcomersPromisedNs = members.isEmpty() ? promisedNs : NEVER_NS;
        members = newMembers;
        backups.keySet().removeIf(address -> !newMembers.contains(address));
        for (int member : newMembers) {
            if (member != self && !backups.containsKey(member)) {
                backups.put(member, new Backup(lastIndex + 1, nowNs, newcomersPromisedNs));
            }
        }
    }

    void takeForDead(int member) {
        Backup backup = backups.get(member);
        if (backup != null) {
            backup.heardNs = NEVER_NS;
        }
    }

    List<Integer> addresses() {
        return List.copyOf(backups.keySet());
    }

    long nextIndex(int address) {
        return required(address).nextIndex;
    }

    long matchIndex(int address) {
        Backup backup = backups.get(address);
        return backup == null ? 0 : backup.matchIndex;
    }

    void sent(int address, long newNextIndex) {
        required(address).nextIndex = newNextIndex;
    }

    /** A heartbeat goes out: what was sent before the last one and not answered since is sent again. */
    void resendUnanswered() {
        for (Backup backup : backups.values()) {
            if (backup.unanswered) {
                backup.nextIndex = backup.matchIndex + 1;
            }
            backup.unanswered = backup.nextIndex > backup.matchIndex + 1;
        }
    }

    /** Takes note of an answer; false where it comes from no backup. */
    boolean answered(int from, BackupMessage.ReplicateAnswer answer, long nowNs) {
        Backup backup = backups.get(from);
        if (backup == null) {
            return false;
        }
        backup.heardNs = nowNs;
        backup.answeredSentNs = Math.max(backup.answeredSentNs, answer.sentNs());
        backup.known |= answer.accepted();
        if (!answer.accepted()) {
            backup.nextIndex = Math.max(backup.matchIndex, answer.matchIndex()) + 1;
        } else if (answer.matchIndex() > backup.matchIndex) {
            backup.matchIndex = answer.matchIndex();
            backup.nextIndex = Math.max(backup.nextIndex, backup.matchIndex + 1);
            backup.unanswered = false;
        }
        return true;
    }

    /**
     * Until when the lease holds: a majority has heard from this primary at some instant or later, and grants no epoch for the
     * failover timeout after it.
     */
    long leaseUntilNs(long nowNs) {
        long[] heardNs = new long[members.size()];
        int at = 0;
        for (int member : members) {
            Backup backup = backups.get(member);
            heardNs[at++] = member == self ? nowNs : backup == null ? NEVER_NS : backup.answeredSentNs;
        }
        return majorityValue(heardNs) + settings.leaseNs();
    }

    /** Up to where writes may be acknowledged. */
    long committable(Settings.Mode mode, long ownDurableIndex, long committedIndex, long nowNs) {
        return switch (mode) {
            case ASYNCHRONOUS -> ownDurableIndex;
            case SEMI_SYNCHRONOUS -> Math.min(ownDurableIndex, furthest());
            case SYNCHRONOUS -> synchronous(ownDurableIndex, committedIndex, nowNs);
        };
    }

    private long furthest() {
        long furthest = 0;
        for (Backup backup : backups.values()) {
            furthest = Math.max(furthest, backup.matchIndex);
        }
        return backups.isEmpty() ? Long.MAX_VALUE : furthest;
    }

    /**
     * What all live backups have that are not still catching up, and with fencing a majority, so that whoever a majority grants
     * the next epoch has it.
     */
    private long synchronous(long ownDurableIndex, long committedIndex, long nowNs) {
        long index = ownDurableIndex;
        long[] have = new long[members.size()];
        int at = 0;
        for (int member : members) {
            Backup backup = backups.get(member);
            have[at++] = member == self ? ownDurableIndex : backup == null ? 0 : backup.matchIndex;
            if (backup != null && holdsUp(backup, committedIndex, nowNs)) {
                index = Math.min(index, backup.matchIndex);
            }
        }
        return settings.fencing() ? Math.min(index, majorityValue(have)) : index;
    }

    private boolean holdsUp(Backup backup, long committedIndex, long nowNs) {
        boolean live = nowNs - backup.heardNs < settings.failoverTimeoutNs();
        return live && (!backup.known || backup.matchIndex >= committedIndex);
    }

    /** The largest value that a majority reaches. */
    private static long majorityValue(long[] values) {
        Arrays.sort(values);
        return values[(values.length - 1) / 2];
    }

    private Backup required(int address) {
        Backup backup = backups.get(address);
        if (backup == null) {
            throw new IllegalArgumentException("node " + address + " is no backup");
        }
        return backup;
    }
}
