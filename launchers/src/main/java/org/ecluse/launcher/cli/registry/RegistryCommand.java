package org.ecluse.launcher.cli.registry;

import org.ecluse.launcher.cli.node.RegistryNode;
import picocli.CommandLine.Command;

/** {@code ecluse registry}: the trusted third party. */
@Command(
        name = "registry",
        subcommands = {
            RegistryNode.Init.class,
            RegistryNode.Start.class,
            CodeCommand.class,
            MembersCommand.class,
            StandingCommand.Suspend.class,
            StandingCommand.Reinstate.class,
            StudyCommand.class,
            AccreditCommand.class
        })
public final class RegistryCommand {}
