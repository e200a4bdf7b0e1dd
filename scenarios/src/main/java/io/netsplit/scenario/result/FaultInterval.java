package io.netsplit.scenario.result;

/**
 * A fault was active in [startNs, endNs).
 *
 * @param name the step's name
 * @param detail what its selectors resolved to, as "n1 n2 | n3 n4 n5"
 * @param startNs virtual nanoseconds
 * @param endNs virtual nanoseconds; the end of the run where nothing ended it
 */
public record FaultInterval(String name, String detail, long startNs, long endNs) {}
