"""The peer of the workload that trains an LSTM, in PyTorch: seconds of an epoch, smallest, median and largest."""

import json
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(1000, 32)
        self.lstm = nn.LSTM(32, 64, batch_first=True)
        self.dense = nn.Linear(64, 1)

    def forward(self, ids):
        return self.dense(F.dropout(self.lstm(self.embedding(ids))[0][:, -1], 0.3))


model = Reader()
optimizer = torch.optim.Adam(model.parameters())
ids = torch.randint(0, 1000, (8192, 20))
answers = torch.randint(0, 2, (8192, 1)).float()


def epoch():
    for start in range(0, 8192, 128):
        optimizer.zero_grad()
        loss = F.binary_cross_entropy_with_logits(model(ids[start:start + 128]), answers[start:start + 128])
        loss.backward()
        optimizer.step()


epoch()
seconds = []
for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 5):
    start = time.perf_counter()
    epoch()
    seconds.append(time.perf_counter() - start)
seconds.sort()
print(json.dumps({"minimum": seconds[0], "median": seconds[len(seconds) // 2], "maximum": seconds[-1]}))
