package io.netsplit.traffic.service;

import java.util.Arrays;

/** Counts by slots of time, of the clients' calls, the warm-up included. */
public final class TimeLine {
    private final long slotNs;
    private long[] sent = new long[64];
    private long[] ok = new long[64];
    private long[] failed = new long[64];
    private int slots;

    TimeLine(long slotNs) {
        this.slotNs = slotNs;
    }

    void sent(long nowNs) {
        int slot = slot(nowNs);
        if (slot >= 0) {
            sent[slot]++;
        }
    }

    void ended(long nowNs, boolean well) {
        int slot = slot(nowNs);
        if (slot >= 0) {
            (well ? ok : failed)[slot]++;
        }
    }

    private int slot(long nowNs) {
        if (slotNs == 0) {
            return -1;
        }
        int slot = (int) Math.min(nowNs / slotNs, 1 << 24);
        if (slot >= sent.length) {
            int length = Math.max(slot + 1, 2 * sent.length);
            sent = Arrays.copyOf(sent, length);
            ok = Arrays.copyOf(ok, length);
            failed = Arrays.copyOf(failed, length);
        }
        slots = Math.max(slots, slot + 1);
        return slot;
    }

    public long slotNs() {
        return slotNs;
    }

    public int slots() {
        return slots;
    }

    /** Calls that clients began in this slot. */
    public long sent(int slot) {
        return sent[slot];
    }

    /** Calls that were answered well in this slot. */
    public long ok(int slot) {
        return ok[slot];
    }

    /** Calls that failed in this slot. */
    public long failed(int slot) {
        return failed[slot];
    }

    /** Calls answered well from {@code fromNs} to {@code toNs}, in whole slots. */
    public long okBetween(long fromNs, long toNs) {
        long sum = 0;
        for (int slot = (int) (fromNs / slotNs); slot < Math.min(slots, toNs / slotNs); slot++) {
            sum += ok[slot];
        }
        return sum;
    }

    /** Calls begun from {@code fromNs} to {@code toNs}, in whole slots. */
    public long sentBetween(long fromNs, long toNs) {
        long sum = 0;
        for (int slot = (int) (fromNs / slotNs); slot < Math.min(slots, toNs / slotNs); slot++) {
            sum += sent[slot];
        }
        return sum;
    }
}
