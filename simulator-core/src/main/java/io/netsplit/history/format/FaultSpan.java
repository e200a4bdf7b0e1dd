package io.netsplit.history.format;

/**
 * Time in which the nemesis of a test kept something broken.
 *
 * @param name what it did, as "start-partition"
 * @param startNs when it was asked to, on the axis of the history's operations
 * @param endNs when it had undone it, or the last instant of the history where it never did; equal to {@code startNs} for
 *     a blow without an end
 */
public record FaultSpan(String name, long startNs, long endNs) {}
