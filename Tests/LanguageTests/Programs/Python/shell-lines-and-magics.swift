!pip install tensorflow
%matplotlib inline
let x = 1
!ls -la
