#include "commands/commands.hpp"
#include "platform/window.hpp"

int main(int argc, char** argv) { return bearing::run_program(argc, argv, bearing::open_window); }
