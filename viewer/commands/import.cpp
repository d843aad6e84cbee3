#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "bearing/base/text.hpp"
#include "commands/commands.hpp"
#include "commands/import_job.hpp"

namespace bearing {

namespace {

/// A dry run has told what would be; an import of nothing has failed.
int status_of(const ImportReport& report) {
    if (!report.is_empty()) return 0;
    std::cerr << (report.read == 0
                      ? std::string("bearing: there are no rows in it; nothing was imported\n")
                      : fmt::format("bearing: no row could be used ({} rejected); nothing was imported\n",
                                    counted(report.rejected, "row")));
    return report.dry_run ? 0 : 1;
}

}  // namespace

void add_import_command(CLI::App& app, CommandContext& context) {
    auto* command = app.add_subcommand("import", "Add incidents from files to a project");
    auto o = std::make_shared<ImportOptions>();
    command
        ->add_option(
            "inputs", o->inputs,
            "Files of incidents: ACLED, UCDP GED, TimeMap, HXL, Atlos, Bearing's own, or any table or "
            "layer; - is standard input")
        ->required();
    command->add_option("--project", o->project, "Project (.gpkg), made if it does not exist")->required();
    command
        ->add_option("--schema", o->schema,
                     "auto (told by content), acled, ucdp-ged, timemap, hxl, atlos, "
                     "bearing or table")
        ->check(CLI::IsMember({"auto", "acled", "ucdp-ged", "timemap", "hxl", "atlos", "bearing", "table"}))
        ->capture_default_str();
    command->add_option("--mapping", o->mapping,
                        "Which column of a table means what, as --dry-run proposes it");
    command->add_option("--layer", o->layer, "Layer or sheet of a file with several");
    command
        ->add_option("--precision", o->precision, "How closely places are known where a table does not say")
        ->check(
            CLI::IsMember({"exact", "vicinity", "town", "near", "district", "province", "line", "country"}));
    command->add_option("--rejects", o->rejects, "Where to keep rejected rows (default: beside the project)");
    command->add_option(
        "--source", o->source,
        "What the files are a release of (default: their format); a newer release changes and "
        "withdraws incidents of the same source only");
    command
        ->add_option(
            "--withdraw", o->withdraw,
            "Incidents that a newer release lacks: auto (withdrawn unless it is plainly another part or a "
            "moving window), missing or none")
        ->check(CLI::IsMember({"auto", "missing", "none"}))
        ->capture_default_str();
    add_author_options(*command, o->author);
    command->add_flag("--dry-run", o->dry_run,
                      "Say what would change and how a table is read; change nothing");
    command->add_flag("--strict", o->strict, "Import nothing if any row is rejected");
    command->add_option("--format", o->format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    command->callback([o, &context] {
        const ImportReport report = run_import(*o);
        if (o->format == "json")
            print_json(report);
        else
            print_text(report);
        context.exit_status = status_of(report);
    });
}

}  // namespace bearing
