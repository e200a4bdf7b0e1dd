package io.netsplit.traffic.resilience;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/** Virtual time as libraries want to be told it: nanoseconds since the start, counted from the epoch. */
final class VirtualClock extends Clock {
    private final LongSupplier nowNs;

    VirtualClock(LongSupplier nowNs) {
        this.nowNs = nowNs;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochSecond(0, nowNs.getAsLong());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
