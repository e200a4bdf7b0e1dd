package io.netsplit.run;

import io.netsplit.system.Invariant;
import java.util.Optional;

/**
 * What became of one invariant.
 *
 * @param name as in a scenario file
 * @param checks how often it was looked at; zero means that nothing is known
 * @param violation the first time that it did not hold, if there was one
 */
public record InvariantResult(String name, long checks, Optional<Invariant.Violation> violation) {}
