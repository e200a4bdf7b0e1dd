package io.netsplit.fault;

/** A fault that was to fire and could not. Assertions over its window are unknown, never passed. */
public record SkippedFault(String name, long timeNs, String reason) {}
