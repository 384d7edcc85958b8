/**
 * How fast policies are read, compiled, decided and compared, and how fast stock EDC's engine decides the same. Start at
 * {@link org.ecluse.policy.bench.PolicyBench}, which {@code ./ecluse bench policy} runs. Never part of a test run.
 */
package org.ecluse.policy.bench;
