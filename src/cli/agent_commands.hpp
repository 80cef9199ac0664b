#pragma once

#include "cli/annotations.hpp"

#include <string>

namespace partnerctl::cli {

// Lines that the agent of a CI service carries out instead of showing them. Both services' agents
// read what a step writes to stderr as they read its stdout, so the result's document stays whole.

// GitHub Actions: "::error title=…::…".
std::string github_annotation(Annotation const& annotation);

// Azure Pipelines: "##vso[task.logissue type=error;]…", which knows no title.
std::string azure_annotation(Annotation const& annotation);
// Azure Pipelines: shows a Markdown file, named by its absolute path, on the page of the run.
std::string azure_upload_summary(std::string const& path);

} // namespace partnerctl::cli
