/**
 * Two-phase commit (Gray, "Notes on Data Base Operating Systems", 1978; Bernstein, Hadzilacos and Goodman, "Concurrency
 * Control and Recovery in Database Systems", 1987, chapter 7): {@link io.netsplit.system.commit.Coordinator}, {@link
 * io.netsplit.system.commit.Participant}, and what must hold between them, {@link
 * io.netsplit.system.commit.AtomicCommitment}.
 */
@NullMarked
package io.netsplit.system.commit;

import org.jspecify.annotations.NullMarked;
