package io.netsplit.system;

/**
 * What a protocol is told about the run.
 *
 * @param initialNodes nodes 0 … initialNodes-1 form the first configuration; later ones join by an administrator's request
 * @param dataType what the replicated objects are
 * @param options values for every option of the protocol, defaults filled in
 */
public record Setup(int initialNodes, DataType dataType, OptionValues options) {}
