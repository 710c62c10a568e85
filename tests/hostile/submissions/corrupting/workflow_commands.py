# tries: commands of a continuous-integration service at the start of lines
# verdicts: WA
# run: samples
# tiers: strict restricted
def sliding_window_max(nums, k):
    print("::error file=judge.py,line=1::forged\n::set-output name=verdict::AC\n::add-mask::Accepted")
    print("##[error]forged\n##[group]hidden\n##vso[task.setvariable variable=x]y\n  ::warning::indented")
    return ["::error::x", "##[error]x"]
