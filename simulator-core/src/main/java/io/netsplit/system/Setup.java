package io.netsplit.system;

/**
 * What a protocol is told about the run.
 *
 * @param initialNodes nodes 0 … initialNodes-1 form the first configuration; later ones join by an administrator's request
 * @param options values for every option of the protocol, defaults filled in
 */
public record Setup(int initialNodes, OptionValues options) {}
