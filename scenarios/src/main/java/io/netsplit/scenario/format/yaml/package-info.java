/** A YAML document as a tree that keeps the place of every key and value, and merge patches over it. */
@NullMarked
package io.netsplit.scenario.format.yaml;

import org.jspecify.annotations.NullMarked;
