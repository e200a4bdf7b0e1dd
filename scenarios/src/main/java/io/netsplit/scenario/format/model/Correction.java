package io.netsplit.scenario.format.model;

/**
 * A time service that leads a wall clock back to the true time, as NTP does.
 *
 * @param everyNs time between two measurements
 * @param accuracyNs a measurement is wrong by up to this much, either way
 * @param slewPpm small errors are led away no faster than this
 * @param stepNs larger errors are stepped away at once
 */
public record Correction(long everyNs, long accuracyNs, long slewPpm, long stepNs) {}
